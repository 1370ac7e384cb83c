using System.Text.Encodings.Web;

namespace Trainer.Cli.Terminals;

/// <summary>Leaves the characters of texts as they are in JSON. .NET's own encoders escape emoji and all else beyond the first plane.</summary>
internal sealed unsafe class ReadableJsonEncoder : JavaScriptEncoder
{
    public override int MaxOutputCharactersPerInputCharacter => UnsafeRelaxedJsonEscaping.MaxOutputCharactersPerInputCharacter;

    public override bool WillEncode(int unicodeScalar) =>
        unicodeScalar <= char.MaxValue && UnsafeRelaxedJsonEscaping.WillEncode(unicodeScalar);

    public override int FindFirstCharacterToEncode(char* text, int textLength)
    {
        for (var index = 0; index < textLength; index += 2)
        {
            var found = UnsafeRelaxedJsonEscaping.FindFirstCharacterToEncode(text + index, textLength - index);
            if (found < 0)
                return -1;
            index += found;
            if (index + 1 == textLength || !char.IsSurrogatePair(text[index], text[index + 1]))
                return index;
        }

        return -1;
    }

    public override bool TryEncodeUnicodeScalar(int unicodeScalar, char* buffer, int bufferLength, out int numberOfCharactersWritten) =>
        UnsafeRelaxedJsonEscaping.TryEncodeUnicodeScalar(unicodeScalar, buffer, bufferLength, out numberOfCharactersWritten);
}
