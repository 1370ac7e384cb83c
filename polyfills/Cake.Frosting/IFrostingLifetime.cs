namespace Cake.Frosting;

/// <summary>Runs before the first task of a build and after the last.</summary>
public interface IFrostingLifetime : IFrostingSetup, IFrostingTeardown
{
}
