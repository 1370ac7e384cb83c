using System.Text;
using Text.SentencePiece;

namespace Text.Benchmarks;

/// <summary>Does what <c>spm_encode</c> does with its defaults: lines in, pieces out, separated by spaces.</summary>
internal static class EncodeProgram
{
    public const string Name = "encode";

    private const int BlockSize = 1 << 16;

    public static void Run(string modelPath, string inputPath, string outputPath)
    {
        var model = SentencePieceModel.Load(modelPath);
        using var input = new StreamReader(inputPath, Encoding.UTF8, false, BlockSize);
        using var output = new StreamWriter(outputPath, append: false, new UTF8Encoding(false), BlockSize) { NewLine = "\n" };
        while (input.ReadLine() is { } line)
        {
            var pieces = model.Encode(line);
            for (var index = 0; index < pieces.Length; index++)
            {
                if (index > 0)
                    output.Write(' ');
                output.Write(pieces[index].Text);
            }

            output.WriteLine();
        }
    }
}
