using WebTestKit;

namespace Credentials.Tests;

public sealed class CredentialsFileTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("authorized_user", CredentialsKind.AuthorizedUser)]
    [InlineData("service_account", CredentialsKind.ServiceAccount)]
    [InlineData("external_account", CredentialsKind.ExternalAccount)]
    [InlineData("impersonated_service_account", CredentialsKind.ImpersonatedServiceAccount)]
    [InlineData("gdch_service_account", CredentialsKind.Other)]
    public void The_type_is_the_kind(string type, CredentialsKind kind)
    {
        var path = _folder.Write("credentials.json", $$"""{ "type": "{{type}}" }""");

        CredentialsFile.Read(path).Should().Be(new CredentialsFile(path, kind, SubjectTokenFile: null, ServiceAccount: null));
    }

    [Theory]
    [InlineData("{ not JSON")]
    [InlineData("[]")]
    [InlineData("""{ "type": 1, "credential_source": "file", "service_account_impersonation_url": {} }""")]
    [InlineData("")]
    public void A_file_that_is_not_understood_is_of_another_kind(string text)
    {
        var path = _folder.Write("credentials.json", text);

        CredentialsFile.Read(path).Should().Be(new CredentialsFile(path, CredentialsKind.Other, null, null));
    }

    [Fact]
    public async Task An_external_account_names_its_subject_token_and_whom_it_impersonates()
    {
        await using var tokens = await GoogleTokenServer.StartAsync();
        var fromFile = _folder.Write("file.json", tokens.ExternalAccount("/var/run/token", impersonates: true));
        var fromUrl = _folder.Write("url.json", tokens.ExternalAccount(subjectTokenFile: null, impersonates: false));

        CredentialsFile.Read(fromFile).Should().Be(
            new CredentialsFile(fromFile, CredentialsKind.ExternalAccount, "/var/run/token", GoogleTokenServer.ServiceAccount));
        CredentialsFile.Read(fromUrl).Should().Be(new CredentialsFile(fromUrl, CredentialsKind.ExternalAccount, null, null));
    }

    [Fact]
    public void The_source_of_an_impersonation_may_have_a_subject_token()
    {
        var path = _folder.Write("credentials.json", """
            {
              "type": "impersonated_service_account",
              "service_account_impersonation_url": "https://iamcredentials.googleapis.com/v1/projects/-/serviceAccounts/a@b.iam.gserviceaccount.com:generateAccessToken",
              "source_credentials": { "type": "external_account", "credential_source": { "file": "token" } }
            }
            """);

        CredentialsFile.Read(path).Should().Be(
            new CredentialsFile(path, CredentialsKind.ImpersonatedServiceAccount, "token", "a@b.iam.gserviceaccount.com"));
    }

    [Fact]
    public void The_variable_comes_first_then_the_folder_of_gcloud()
    {
        Locate(("GOOGLE_APPLICATION_CREDENTIALS", "/key.json"), ("CLOUDSDK_CONFIG", "/gcloud")).Should().Be("/key.json");
        Locate(("GOOGLE_APPLICATION_CREDENTIALS", ""), ("CLOUDSDK_CONFIG", "/gcloud")).Should().Be("/gcloud/application_default_credentials.json");
        Locate().Should().Be("/home/u/.config/gcloud/application_default_credentials.json");
    }

    private static string Locate(params (string Name, string Value)[] variables) =>
        CredentialsFile.Locate(name => variables.FirstOrDefault(variable => variable.Name == name).Value, "/home/u");
}
