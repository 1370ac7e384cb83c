using Build.Containers;
using Faults;

namespace Build.Tests.Containers;

public sealed class GoogleCredentialsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_folder_needs_none() => new GoogleCredentials(_ => null, "/home/u").FileFor("/data/bucket").Should().BeNull();

    [Fact]
    public void The_file_the_user_names_comes_first()
    {
        var (named, wellKnown) = (_folder.Write("key.json", "{}"), _folder.Write("gcloud/application_default_credentials.json", "{}"));

        Of(("GOOGLE_APPLICATION_CREDENTIALS", named), ("CLOUDSDK_CONFIG", _folder.PathOf("gcloud"))).FileFor("gs://bucket")!.Path.Should().Be(named);
        Of(("CLOUDSDK_CONFIG", _folder.PathOf("gcloud"))).FileFor("gs://bucket")!.Path.Should().Be(wellKnown);
    }

    [Fact]
    public void Else_it_lies_where_gcloud_puts_it()
    {
        var file = _folder.Write(".config/gcloud/application_default_credentials.json", "{}");

        Of().FileFor("gs://bucket/prefix")!.Path.Should().Be(file);
    }

    [Fact]
    public void A_missing_file_is_a_fault_that_says_how_to_make_it()
    {
        var find = () => Of(("GOOGLE_APPLICATION_CREDENTIALS", "/nowhere/key.json")).FileFor("gs://bucket");

        find.Should().Throw<FaultException>().Where(fault => fault.Kind == FaultKind.Settings).WithMessage(
            "gs://bucket: no credentials for a container (/nowhere/key.json is missing). Create them: gcloud auth application-default login");
    }

    [Fact]
    public void A_subject_token_that_is_there_goes_with_them()
    {
        var token = _folder.Write("token", "a token");

        Of(("GOOGLE_APPLICATION_CREDENTIALS", ExternalAccount(token))).FileFor("gs://bucket")!.SubjectTokenFile.Should().Be(token);
    }

    [Theory]
    [InlineData("token", "token is a relative path, which is another file in a container. Give an absolute path.")]
    [InlineData("/nowhere/token", "/nowhere/token is missing. Check the path, and what writes the token.")]
    public void A_subject_token_that_a_container_cannot_read_is_a_fault(string token, string told)
    {
        var file = ExternalAccount(token);

        var find = () => Of(("GOOGLE_APPLICATION_CREDENTIALS", file)).FileFor("gs://bucket");

        find.Should().Throw<FaultException>().Where(fault => fault.Kind == FaultKind.Settings)
            .WithMessage($"{file}: credential_source.file: {told}");
    }

    private string ExternalAccount(string token) => _folder.Write(
        "credentials.json", $$"""{ "type": "external_account", "credential_source": { "file": "{{token}}" } }""");

    private GoogleCredentials Of(params (string Name, string Value)[] variables) =>
        new(name => variables.FirstOrDefault(variable => variable.Name == name).Value, _folder.Path);
}
