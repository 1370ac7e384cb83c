using Build.Containers;

namespace Build.Tests.Containers;

public sealed class BindMountTests
{
    [Theory]
    [InlineData("/data/bucket", "/data/bucket", false, "type=bind,source=/data/bucket,target=/data/bucket")]
    [InlineData("/home/u/key.json", "/run/key.json", true, "type=bind,source=/home/u/key.json,target=/run/key.json,readonly")]
    [InlineData("/my data, \"2026\"", "/b", false, "type=bind,\"source=/my data, \"\"2026\"\"\",target=/b")]
    public void A_mount_is_a_row_of_CSV(string source, string target, bool readOnly, string mount) =>
        BindMount.Of(source, target, readOnly).Should().Be(mount);
}
