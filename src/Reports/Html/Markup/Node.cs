namespace Reports.Html.Markup;

/// <summary>A part of a page. A string is converted to escaped text.</summary>
internal abstract class Node
{
    public abstract void WriteTo(TextWriter output);

    public sealed override string ToString()
    {
        using var output = new StringWriter();
        WriteTo(output);
        return output.ToString();
    }

    public static implicit operator Node(string text) => new TextNode(text);
}
