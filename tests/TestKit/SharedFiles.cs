using Xunit;

namespace TestKit;

/// <summary>The large corpora and golden files that may lie beside the checkout, in <c>../shared</c>. A test that needs an absent one is skipped.</summary>
public static class SharedFiles
{
    public static string Require(params string[] parts)
    {
        var path = Path.GetFullPath(Path.Combine([Repository.Root, "..", "shared", .. parts]));
        if (!Path.Exists(path))
            Assert.Skip($"../shared/{string.Join('/', parts)} is absent");
        return path;
    }
}
