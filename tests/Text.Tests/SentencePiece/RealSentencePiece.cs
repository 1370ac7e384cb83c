using System.Diagnostics;
using Text.SentencePiece.Segmentation;

namespace Text.Tests.SentencePiece;

/// <summary>Runs the real <c>spm_train</c> and <c>spm_encode</c>.</summary>
internal static class RealSentencePiece
{
    /// <summary>Trains a model.</summary>
    /// <returns>Path of the model.</returns>
    public static string Train(TempFolder folder, IEnumerable<string> texts, string options)
    {
        var corpus = folder.Write("corpus.txt", string.Concat(texts.Select(text => text + '\n')));
        Run("spm_train", $"--input={corpus} --model_prefix={folder.PathOf("real")} --num_threads=1 --minloglevel=2 {options}");
        return folder.PathOf("real.model");
    }

    /// <summary>Encodes texts, which must not contain line ends.</summary>
    /// <returns>Pieces and ids of each text, separated by spaces, as the program prints them.</returns>
    public static IEnumerable<(string Pieces, string Ids)> Encode(TempFolder folder, string model, IEnumerable<string> texts)
    {
        var input = folder.Write("texts.txt", string.Concat(texts.Select(text => text + '\n')));
        return Encode("piece").Zip(Encode("id"));

        string[] Encode(string format)
        {
            Run("spm_encode", $"--model={model} --output_format={format} --input={input} --output={folder.PathOf(format)}");
            return File.ReadAllText(folder.PathOf(format)).Split('\n')[..^1];
        }
    }

    public static (string Pieces, string Ids) Print(Piece[] pieces) =>
        (string.Join(' ', pieces.Select(piece => piece.Text)), string.Join(' ', pieces.Select(piece => piece.Id)));

    private static void Run(string program, string arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(Tools.Require(program), arguments) { RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.Should().Be(0, errors);
    }
}
