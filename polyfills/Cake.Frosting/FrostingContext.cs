using Cake.Core;

namespace Cake.Frosting;

/// <summary>Base class of a build's own context, and the context of a build that names none.</summary>
public class FrostingContext(ICakeContext context) : CakeContextAdapter(context), IFrostingContext
{
}
