using Text.SentencePiece;

namespace Text.Benchmarks;

/// <summary>A SentencePiece model.</summary>
/// <param name="Source">How it was made.</param>
internal sealed record Model(string Path, string Source)
{
    private const string SpecialTokens = "▁xxunk,▁xxpad,▁xxbos,▁xxeos,▁xxfld,▁xxrep,▁xxwrep,▁xxup,▁xxmaj";

    public SentencePieceModel Encoder { get; } = SentencePieceModel.Load(Path);

    public int Pieces => Encoder.Count;

    /// <summary>Trains with fastai's options.</summary>
    /// <param name="inputs">Files of texts, joined by commas.</param>
    /// <param name="pieces">How many are wanted; there are fewer where the texts do not yield as many.</param>
    public static Model Train(string spmTrain, string folder, string inputs, int pieces)
    {
        var prefix = System.IO.Path.Combine(folder, $"pieces{pieces}");
        Programs.Run(
            spmTrain,
            $"--input={inputs}", $"--model_prefix={prefix}", $"--vocab_size={pieces}", "--model_type=unigram", "--hard_vocab_limit=false",
            "--character_coverage=0.99999", $"--user_defined_symbols={SpecialTokens}", "--unk_id=9", "--pad_id=-1", "--bos_id=-1",
            "--eos_id=-1", "--minloglevel=2");
        return new Model($"{prefix}.model", $"trained by spm_train, {pieces} pieces asked for");
    }
}
