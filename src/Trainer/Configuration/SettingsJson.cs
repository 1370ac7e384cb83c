using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Settings;
using Settings.Declarations;

namespace Trainer.Configuration;

/// <summary>The settings that affect a model, as JSON with the keys of a pipeline file.</summary>
internal static class SettingsJson
{
    /// <summary>Options for JSON that contains settings, and for the rest of a model file. Unknown enumeration values are refused.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatDoesNotAffectTheModel } },
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <returns>The text of every setting that affects the model, by its path, such as <c>training.epochs</c>; empty where there is none.</returns>
    public static IEnumerable<KeyValuePair<string, string>> Facts(TrainerSettings settings) => SettingArgument.In(new Section(settings))
        .Where(argument => argument.Setting.Argument!.AffectsModel)
        .Select(argument => KeyValuePair.Create(argument.Setting.Path, argument.TextOf(settings) ?? ""));

    private static void LeaveOutWhatDoesNotAffectTheModel(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            var property = type.Properties[index];
            var attributes = property.AttributeProvider?.GetCustomAttributes(typeof(ArgumentAttribute), inherit: true) ?? [];
            if (attributes is [ArgumentAttribute { AffectsModel: false }] || property.PropertyType == typeof(ReportSettings))
                type.Properties.RemoveAt(index);
        }
    }
}
