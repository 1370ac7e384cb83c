using Cake.Core;
using Cake.Core.Configuration;
using Cake.Core.IO;

namespace Cake.Frosting.Internal;

/// <summary>Cake's settings. The command line goes before cake.config of the working directory, then the environment, then the host.</summary>
internal sealed class FrostingConfiguration(
    IEnumerable<CakeSetting> settings, IFileSystem fileSystem, ICakeEnvironment environment, ICakeArguments arguments)
    : ICakeConfiguration
{
    private readonly ICakeConfiguration _configuration = new CakeConfigurationProvider(fileSystem, environment).CreateConfiguration(
        environment.WorkingDirectory,
        settings.Select(setting => KeyValuePair.Create(setting.Key, setting.Value)),
        arguments.GetArguments().ToDictionary(argument => argument.Key, argument => argument.Value.FirstOrDefault() ?? ""));

    public string GetValue(string key) => _configuration.GetValue(key);
}
