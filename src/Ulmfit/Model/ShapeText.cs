namespace Ulmfit.Model;

/// <summary>Formats shapes for messages: <c>4608 x 1152</c>.</summary>
public static class ShapeText
{
    /// <summary>The text of a shape.</summary>
    public static string Of(long[] shape) => shape.Length == 0 ? "a single number" : string.Join(" x ", shape);
}
