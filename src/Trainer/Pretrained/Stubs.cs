using TorchSharp;
using Trainer.Model;
using Trainer.Text;
namespace Trainer.Pretrained;
public sealed record PretrainedFiles(string Weights, string Vocabulary, string? Config, string Location);
public sealed class PretrainedLanguageModel
{
    public EncoderConfig Config => new();
    public static PretrainedLanguageModel Read(PretrainedFiles files) => throw new NotImplementedException();
    public IReadOnlyDictionary<string, torch.Tensor> StateFor(Vocabulary v) => throw new NotImplementedException();
}
public sealed class WikiText103(Uri a, string b, TextWriter log) : IDisposable
{
    public const string DefaultAddress = "https://s3.amazonaws.com/fast-ai-modelzoo/";
    public static string DefaultCacheFolder => "";
    public Task<PretrainedFiles> FetchAsync(Direction d, CancellationToken c) => throw new NotImplementedException();
    public void Dispose() { log.Write(a.ToString() + b); }
}
