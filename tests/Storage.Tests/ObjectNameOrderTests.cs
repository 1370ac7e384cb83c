using System.Text;
using CsCheck;

namespace Storage.Tests;

public sealed class ObjectNameOrderTests
{
    private static readonly Gen<string> Name = Gen.OneOf<string>("a", "b", "/", "é", "～", "\uffff", "😀", "😁", "").Array[0, 4].Select(string.Concat);

    [Fact]
    public void Is_the_order_of_the_names_UTF_8_bytes() =>
        Gen.Select(Name, Name).Sample((x, y) =>
            Math.Sign(ObjectNameOrder.Instance.Compare(x, y))
            == Math.Sign(Encoding.UTF8.GetBytes(x).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(y))));
}
