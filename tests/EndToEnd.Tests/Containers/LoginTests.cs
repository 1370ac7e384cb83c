using EndToEnd.Tests.Running;

namespace EndToEnd.Tests.Containers;

/// <summary>The ways a registry gets to know who pushes, beside a password in a file.</summary>
public sealed class LoginTests(ContainerWorkshop containers) : IClassFixture<ContainerWorkshop>
{
    [Fact]
    public void The_user_of_gcloud_pushes_with_a_token()
    {
        TestKit.Tools.Require("gcloud");
        const string token = "ya29.a-token-of-an-hour";
        using var registry = new ContainerRegistry { User = "oauth2accesstoken", Password = token };
        var image = $"{registry.Address}/project/train/trainer:1";
        _ = containers.Workshop;
        File.WriteAllText(containers.TokenFile, token);

        var result = containers.Workshop.MustRun("--target=PushImage", $"--set=image.uri={image}", "--set=image.login=gcloud");

        containers.Recorded().Pushed.Should().StartWith($"{registry.Address}/project/train/trainer@sha256:");
        result.ToString().Should().NotContain(token);
        File.ReadAllText(containers.Workshop.PathOf("manifest.json")).Should().NotContain(token);
    }

    [Fact]
    public void A_gcloud_without_a_user_says_how_to_get_one()
    {
        TestKit.Tools.Require("gcloud");
        containers.Workshop.MustRun("--target=SmokeTest");
        File.Delete(containers.TokenFile);

        var result = containers.Workshop.Run("--target=PushImage", "--set=image.login=gcloud");

        result.ExitCode.Should().Be(5);
        result.Errors.Should().MatchRegex("Error: gcloud auth print-access-token: .* Log in with: gcloud auth login\n");
    }

    [Fact]
    public void A_credential_helper_of_the_users_configuration_is_asked()
    {
        var workshop = containers.Workshop;
        var helper = Path.Combine(containers.Tools, "docker-credential-standin");
        var password = ContainerWorkshop.Password.Replace("\"", "\\\"");
        File.WriteAllText(helper, $$"""
            #!/bin/sh
            cat >/dev/null
            cat <<'JSON'
            {"ServerURL":"","Username":"{{containers.Registry.User}}","Secret":"{{password}}"}
            JSON
            """);
        Command.Run("chmod", ["+x", helper]).Require();
        var configuration = Path.Combine(containers.Docker.Environment["DOCKER_CONFIG"], "config.json");
        Directory.CreateDirectory(Path.GetDirectoryName(configuration)!);
        File.WriteAllText(configuration, $$$"""{"credHelpers":{"{{{containers.Registry.Address}}}":"standin"}}""");
        try
        {
            workshop.MustRun("--target=PushImage", "--set=image.login=engine");
        }
        finally
        {
            File.Delete(configuration);
        }

        containers.Recorded().Pushed.Should().StartWith($"{containers.Registry.Address}/team/{workshop.Name}@sha256:");
    }
}
