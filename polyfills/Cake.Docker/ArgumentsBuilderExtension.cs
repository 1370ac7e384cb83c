using System.Globalization;
using System.Reflection;
using Cake.Core;
using Cake.Core.IO;

namespace Cake.Docker;

/// <summary>Writes settings as arguments. Each value reaches the program exactly as it is.</summary>
public static class ArgumentsBuilderExtension
{
    /// <param name="command">One word or several, such as <c>image build</c>.</param>
    /// <param name="arguments">What stands behind the options.</param>
    public static void AppendAll<TSettings>(this ProcessArgumentBuilder builder, string command, TSettings settings, string[] arguments)
        where TSettings : AutoToolSettings, new()
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentException.ThrowIfNullOrEmpty(command);
        ArgumentNullException.ThrowIfNull(arguments);
        settings ??= new TSettings();
        AppendArguments(builder, settings, preCommand: true);
        foreach (var word in command.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            builder.Append(word);
        AppendArguments(builder, settings, preCommand: false);
        foreach (var argument in arguments)
            builder.AppendQuoted(argument);
    }

    /// <summary>Appends the options of the properties that <typeparamref name="TSettings"/> has, those it inherits included.</summary>
    public static void AppendArguments<TSettings>(ProcessArgumentBuilder builder, TSettings settings, bool preCommand)
        where TSettings : AutoToolSettings, new()
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        foreach (var property in typeof(TSettings).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsOption))
        {
            var style = property.GetCustomAttribute<AutoPropertyAttribute>();
            if ((style?.PreCommand ?? false) == preCommand)
                Append(builder, property, style, property.GetValue(settings), settings.SecretProperties.Contains(property.Name));
        }
    }

    /// <returns>The option of a property: <c>no-cache</c> for <c>NoCache</c>.</returns>
    public static string? GetPropertyName(string name) => string.IsNullOrEmpty(name)
        ? null
        : string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? $"-{letter}" : $"{letter}")).ToLowerInvariant();

    // What every Cake tool has (its path, its time limit, ...) is no option of the program.
    private static bool IsOption(PropertyInfo property) => property.DeclaringType!.IsSubclassOf(typeof(AutoToolSettings));

    private static void Append(ProcessArgumentBuilder builder, PropertyInfo property, AutoPropertyAttribute? style, object? value, bool isSecret)
    {
        var option = GetPropertyName(property.Name)!;
        foreach (var item in value as object?[] ?? [value])
        {
            if (item is null)
                continue;
            if (style?.Format is { } format)
                AppendFormatted(builder, format, style.OnlyWhenTrue, option, item, isSecret);
            else if (item is bool isOn)
                builder.AppendIf(isOn, $"--{option}");
            else
                builder.Append($"--{option}").AppendValue(Text(property, item), isSecret);
        }
    }

    private static void AppendFormatted(
        ProcessArgumentBuilder builder, string format, bool onlyWhenTrue, string option, object value, bool isSecret)
    {
        if (onlyWhenTrue && value is false)
            return;
        foreach (var word in format.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            builder.AppendValue(string.Format(CultureInfo.InvariantCulture, word, option, value), isSecret && word.Contains("{1}"));
    }

    private static string Text(PropertyInfo property, object value) => value switch
    {
        string text => text,
        TimeSpan time => $"{Math.Floor(time.TotalHours)}h{time.Minutes}m{time.Seconds}s",
        int or long or ushort or ulong => string.Create(CultureInfo.InvariantCulture, $"{value}"),
        _ => throw new NotSupportedException(
            $"{property.DeclaringType!.Name}.{property.Name} is a {value.GetType().Name}, which no option of a program is written from."),
    };

    private static void AppendIf(this ProcessArgumentBuilder builder, bool condition, string text)
    {
        if (condition)
            builder.Append(text);
    }

    // Cake's log looks for the secrets in what a program writes, and an empty one is everywhere.
    private static void AppendValue(this ProcessArgumentBuilder builder, string text, bool isSecret)
    {
        if (isSecret && text.Length > 0)
            builder.AppendQuotedSecret(text);
        else
            builder.AppendQuoted(text);
    }
}
