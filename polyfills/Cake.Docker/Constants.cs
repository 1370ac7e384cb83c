namespace Cake.Docker;

public static class Constants
{
    /// <summary>The <see cref="AutoPropertyAttribute.Format"/> of a switch that is on by default.</summary>
    public const string BoolWithTrueDefaultFormat = "--{0}={1}";
}
