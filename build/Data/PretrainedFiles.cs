using Build.Training;

namespace Build.Data;

/// <summary>The pretrained language model's files on this machine.</summary>
internal static class PretrainedFiles
{
    /// <returns>Each file that exists; none when training starts from scratch, or from archives that the trainer fetches.</returns>
    public static IReadOnlyList<(string Path, string Object)> Of(BuildContext context) =>
        [.. Expected(context).Select(file => (file.Path, file.File.Object)).Where(file => File.Exists(file.Path))];

    /// <exception cref="FaultException">A required file is missing; the message names every missing file.</exception>
    public static void Check(BuildContext context)
    {
        var missing = Expected(context).Where(file => file.File.Required && !File.Exists(file.Path)).ToArray();
        if (missing.Length > 0)
            throw new FaultException(FaultKind.Data, PretrainedModel.Lacking(context.Settings, missing.Select(file => file.File.Name)));
    }

    /// <returns>One hash of all files; the same for every pipeline without files.</returns>
    public static string Hash(BuildContext context) =>
        FileHash.Combine(Of(context).Select(file => $"{file.Object} {context.HashOf(file.Path)}"));

    private static IEnumerable<(PretrainedFile File, string Path)> Expected(BuildContext context) =>
        PretrainedModel.Expected(context.Settings)
            .Select(file => (file, context.Inputs.PathOf(PretrainedModel.PlaceOf(context.Settings, file))));
}
