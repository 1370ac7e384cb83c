namespace Build.Training;

/// <summary>A file of a pretrained language model.</summary>
/// <param name="Name">Its name below the model's source, such as <c>forward/weights.pth</c>.</param>
/// <param name="Object">Its name in the pipeline's bucket.</param>
/// <param name="Required">Whether the model is unusable without it.</param>
internal sealed record PretrainedFile(string Name, string Object, bool Required);
