using Cake.Core;

namespace Build.Tests;

/// <summary>The arguments of a build as Cake hands them on.</summary>
internal static class Arguments
{
    public static ICakeArguments Cake(params (string Name, string? Value)[] given) =>
        new CakeArguments(given.ToLookup(argument => argument.Name, argument => argument.Value!));

    public static BuildArguments Of(params (string Name, string? Value)[] given) => new(Cake(given));
}
