namespace Trainer.Pretrained;
public sealed class WikiText103(Uri a, string b, TextWriter log) : IDisposable
{
    public const string DefaultAddress = "https://s3.amazonaws.com/fast-ai-modelzoo/";
    public static string DefaultCacheFolder => "";
    public Task<PretrainedFiles> FetchAsync(Direction d, CancellationToken c) => throw new NotImplementedException();
    public void Dispose() { log.Write(a.ToString() + b); }
}
