namespace Ulmfit.Model;

/// <summary>Shapes as messages show them: <c>4608 x 1152</c>.</summary>
public static class ShapeText
{
    public static string Of(long[] shape) => shape.Length == 0 ? "a single number" : string.Join(" x ", shape);
}
