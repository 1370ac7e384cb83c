namespace Ulmfit.Pretrained;

/// <summary>The local files of a pretrained language model for one direction.</summary>
/// <param name="Weights">The path of a PyTorch file with the state dict of fastai's language model.</param>
/// <param name="Vocabulary">The path of a pickled list of tokens.</param>
/// <param name="Config">The path of a JSON file with sizes and dropouts; null for fastai's English models, which have none.</param>
/// <param name="Location">The origin of the files for messages, such as <c>gs://bucket/pretrained/fr/forward</c>.</param>
public sealed record PretrainedFiles(string Weights, string Vocabulary, string? Config, string Location)
{
    /// <summary>The name of one of the files in messages.</summary>
    internal string Show(string path) => $"{Location}/{Path.GetFileName(path)}";
}
