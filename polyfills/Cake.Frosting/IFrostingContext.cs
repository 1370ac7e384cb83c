using Cake.Core;

namespace Cake.Frosting;

/// <summary>What the tasks of a build share. <see cref="CakeHostExtensions.UseContext{TContext}"/> says which class it is.</summary>
public interface IFrostingContext : ICakeContext
{
}
