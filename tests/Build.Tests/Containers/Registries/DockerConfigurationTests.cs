using System.Text.Json.Nodes;
using Build.Containers.Registries;
using Faults;

namespace Build.Tests.Containers.Registries;

public sealed class DockerConfigurationTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("""{"auths":{"example.com":{"auth":"c2VjcmV0"}}}""", true)]
    [InlineData("""{"auths":{"https://example.com/":{}}}""", true)]
    [InlineData("""{"credHelpers":{"example.com":"gcloud"}}""", true)]
    [InlineData("""{"auths":{"example.com.de":{}},"credsStore":"desktop"}""", false)]
    [InlineData("{}", false)]
    public void A_login_or_a_helper_for_the_registry_makes_it_known(string text, bool knows) => Configuration(text).Knows("example.com").Should().Be(knows);

    [Fact]
    public void A_user_without_a_configuration_knows_no_registry() => new DockerConfiguration(_folder.PathOf("none")).Knows("example.com").Should().BeFalse();

    [Fact]
    public void A_copy_speaks_to_the_same_engine_and_has_no_logins()
    {
        _folder.Write("user/contexts/meta/1/meta.json", "{}");
        Directory.CreateDirectory(_folder.PathOf("copy"));

        Configuration("""{"auths":{"example.com":{"auth":"c2VjcmV0"}},"credsStore":"desktop","credHelpers":{"a":"b"},"currentContext":"remote"}""")
            .CopyWithoutLogins(_folder.PathOf("copy"));

        JsonNode.Parse(File.ReadAllText(_folder.PathOf("copy", "config.json")))!.ToJsonString().Should().Be("""{"currentContext":"remote"}""");
        File.Exists(_folder.PathOf("copy", "contexts", "meta", "1", "meta.json")).Should().BeTrue();
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    public void A_broken_file_is_named(string text)
    {
        var read = () => Configuration(text);

        read.Should().Throw<FaultException>().Where(fault => fault.Kind == FaultKind.Tool).WithMessage(
            $"{_folder.PathOf("user", "config.json")}: not a Docker configuration. Correct it, or delete it and log in again.");
    }

    private DockerConfiguration Configuration(string text)
    {
        _folder.Write("user/config.json", text);
        return new DockerConfiguration(_folder.PathOf("user"));
    }
}
