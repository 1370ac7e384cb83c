using System.Text;

namespace FakeCloud.Buckets;

/// <summary>The order in which Cloud Storage lists names: that of their UTF-8 bytes.</summary>
internal sealed class Utf8Order : IComparer<string>
{
    public static Utf8Order Instance { get; } = new();

    public int Compare(string? x, string? y) => Encoding.UTF8.GetBytes(x!).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y!));
}
