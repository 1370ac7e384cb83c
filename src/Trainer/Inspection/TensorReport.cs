using System.Globalization;
using System.Runtime.InteropServices;
using PyTorchFiles;

namespace Trainer.Inspection;

/// <summary>The report on a tensor.</summary>
/// <param name="Type">The element type, named as in PyTorch without <c>torch.</c>.</param>
/// <param name="TiedTo">The name of an earlier tensor with the same memory; null if there is none.</param>
/// <param name="Min">The smallest finite element, to six digits; null if there is none.</param>
/// <param name="NotFinite">The number of elements that are infinite or NaN.</param>
internal sealed record TensorReport(
    string Name,
    string Type,
    long[] Shape,
    long Elements,
    long Bytes,
    string? TiedTo,
    double? Min,
    double? Max,
    double? Mean,
    long NotFinite)
{
    /// <summary>Reports on a tensor.</summary>
    public static TensorReport Of(string name, TensorData tensor, string? tiedTo)
    {
        var range = tensor.ElementType switch
        {
            ElementType.Float32 => Of(tensor.As<float>(), value => value),
            ElementType.Float64 => Of(tensor.As<double>(), value => value),
            ElementType.Float16 => Of(tensor.As<Half>(), value => (double)value),
            ElementType.BFloat16 => Of(MemoryMarshal.Cast<byte, ushort>(tensor.Bytes.Span), value => ElementTypes.FromBFloat16(value)),
            ElementType.Int64 => Of(tensor.As<long>(), value => value),
            ElementType.Int32 => Of(tensor.As<int>(), value => value),
            ElementType.Int16 => Of(tensor.As<short>(), value => value),
            ElementType.Int8 => Of(tensor.As<sbyte>(), value => value),
            _ => Of(tensor.Bytes.Span, value => value),
        };
        return new(
            name,
            tensor.ElementType.DType(),
            tensor.Shape,
            tensor.Count,
            tensor.Bytes.Length,
            tiedTo,
            Rounded(range.Min),
            Rounded(range.Max),
            Rounded(range.Mean),
            range.NotFinite);
    }

    private static (double? Min, double? Max, double? Mean, long NotFinite) Of<T>(ReadOnlySpan<T> elements, Func<T, double> number)
    {
        var (min, max, mean, finite) = (double.PositiveInfinity, double.NegativeInfinity, 0.0, 0L);
        foreach (var element in elements)
        {
            var value = number(element);
            if (!double.IsFinite(value))
                continue;
            finite++;
            (min, max) = (Math.Min(min, value), Math.Max(max, value));
            mean += (value / finite) - (mean / finite); // divides first, to avoid overflow
        }

        var notFinite = elements.Length - finite;
        return finite == 0 ? (null, null, null, notFinite) : (min, max, mean, notFinite);
    }

    private static double? Rounded(double? value) => value is { } number
        ? double.Parse(number.ToString("G6", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
        : null;
}
