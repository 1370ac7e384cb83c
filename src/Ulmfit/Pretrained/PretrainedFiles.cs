namespace Ulmfit.Pretrained;

/// <summary>The local files of one pretrained language model, which reads in one direction.</summary>
/// <param name="Weights">A PyTorch file: the state dict of fastai's language model.</param>
/// <param name="Vocabulary">A pickled list of its tokens.</param>
/// <param name="Config">Its sizes and dropouts in JSON; null for those of fastai's English models, which come without.</param>
/// <param name="Location">Where the files came from, such as <c>gs://bucket/pretrained/fr/forward</c>: what messages call it.</param>
public sealed record PretrainedFiles(string Weights, string Vocabulary, string? Config, string Location)
{
    /// <summary>What messages call one of the files.</summary>
    internal string Show(string path) => $"{Location}/{Path.GetFileName(path)}";
}
