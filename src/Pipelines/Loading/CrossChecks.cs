using Pipelines.Yaml;
using Settings;
using Settings.Declarations;

namespace Pipelines.Loading;

/// <summary>The rules between settings. A rule is left out where one of its settings already has a mistake.</summary>
internal sealed class CrossChecks(PipelineSettings settings, Binder binder, Mistakes mistakes)
{
    private const string CloudScheme = "gs://";

    public void Run()
    {
        CheckLabels();
        CheckDecisions();
        CheckModel();
        CheckImage();
        CheckMachine();
        CheckNotify();
        switch (settings.Submit.Service)
        {
            case SubmitService.VertexAi:
                CheckCloud();
                CheckVertexAi();
                break;
            case SubmitService.AiPlatform:
                CheckCloud();
                CheckAiPlatform();
                break;
            default:
                break;
        }
    }

    private void CheckLabels()
    {
        if (!binder.Sound("dataset.labels", "dataset.labelDelimiter", "dataset.otherLabel", "dataset.textColumn", "task"))
            return;
        var (labels, delimiter, other) = (settings.Dataset.Labels, settings.Dataset.LabelDelimiter, settings.Dataset.OtherLabel);
        var shownDelimiter = YamlText.InQuotes(delimiter);
        for (var i = 0; i < labels.Count; i++)
        {
            var (place, shown) = ($"dataset.labels[{i}]", YamlText.InQuotes(labels[i]));
            if (labels[i].Contains(delimiter, StringComparison.Ordinal))
                Add(place, "dataset.labels", $"{shown} contains the delimiter {shownDelimiter}", "Choose another labelDelimiter");
            if (labels[i] == other)
                Add(place, "dataset.labels", $"{shown} is also otherLabel, the label of texts without one", "Choose another otherLabel");
            if (labels[i] == settings.Dataset.TextColumn)
                Add(place, "dataset.labels", $"{shown} is also textColumn", "A column holds either the texts or a label");
        }
        if (other.Contains(delimiter, StringComparison.Ordinal))
            Add("dataset.otherLabel", $"contains the delimiter {shownDelimiter}", "Choose another");
        if (settings.Task == ClassificationTask.Multiclass && labels.Count == 1)
            Add("dataset.labels", "task multiclass chooses between at least two labels, got one", "Try: task: multilabel");
    }

    private void CheckDecisions()
    {
        if (!binder.Sound("task", "dataset.labels"))
            return;
        var isMulticlass = settings.Task == ClassificationTask.Multiclass;
        if (isMulticlass && settings.Training.PredictionThreshold is null && binder.Sound("training.predictionThreshold"))
        {
            Add(
                "training.predictionThreshold", "auto has nothing to choose under task multiclass, which predicts the most probable label",
                "Try: predictionThreshold: 0.3");
        }

        if (settings.Training.PositiveWeights != PositiveWeights.None && (isMulticlass || settings.Dataset.Labels.Count == 1)
            && binder.Sound("training.positiveWeights"))
        {
            Add(
                "training.positiveWeights", "balanced weighs labels a text has any number of, and here a text has exactly one class",
                "Try: positiveWeights: none");
        }
    }

    private void CheckModel()
    {
        if (binder.Sound("pretrained.source", "language") && settings.Pretrained.Source == PretrainedSettings.WikiText103
            && settings.Language != Language.En)
            Add("pretrained.source", $"wt103 reads English only, and language is {Spelling.Of(settings.Language)}", "Try: source: none");
    }

    private void CheckImage()
    {
        if (settings is { Image.Uri: null, Submit: { Service: SubmitService.Local } and not { Project: not null, AllRegions.Count: > 0 } }
            && binder.Sound("image.uri", "submit"))
            Add("image", "image.uri", "missing, and no submit.project and submit.region to make a name of", "Try: uri: trainer:latest");
        if (settings.Image is { Login: ImageLogin.Password } image)
        {
            Require("image.user", image.User, "by login password", "image.login");
            Require("image.passwordFile", image.PasswordFile, "by login password", "image.login");
        }
        if (settings.Image is not { Torch: TorchBackend.Cpu } || !binder.Sound("image.torch"))
            return;
        if (settings.SmokeTest.Device == Device.Gpu && binder.Sound("smokeTest.device"))
            Add("smokeTest.device", "gpu needs an image with CUDA, and image.torch is cpu", "Try: torch: cuda");
        if (settings.Submit.AcceleratorType is not null && settings.Submit.Service != SubmitService.Local && binder.Sound("submit.service"))
            Add("submit.acceleratorType", "a GPU needs an image with CUDA, and image.torch is cpu", "Try: torch: cuda");
    }

    private void CheckMachine()
    {
        var submit = settings.Submit;
        if (submit.AcceleratorCount is not null)
            Require("submit.acceleratorType", submit.AcceleratorType, "by acceleratorCount", "submit.acceleratorCount");
        if (submit.AcceleratorType is not null)
            Require("submit.acceleratorCount", submit.AcceleratorCount, "by acceleratorType", "submit.acceleratorType");
        if (submit.Tensorboard is not null)
        {
            Require("submit.serviceAccount", submit.ServiceAccount, "by tensorboard", "submit.tensorboard");
            Require("submit.baseOutputDirectory", submit.BaseOutputDirectory, "by tensorboard", "submit.tensorboard");
        }
        if (submit.Scheduling is { MaxWaitDuration: not null, Strategy: not SchedulingStrategy.FlexStart }
            && binder.Sound("submit.scheduling.strategy"))
            Add("submit.scheduling.maxWaitDuration", "only strategy FLEX_START waits", "Try: strategy: FLEX_START");
    }

    private void CheckNotify()
    {
        if (settings.Notify is not { } notify || !binder.Sound("notify.command", "notify.webhook", "notify.webhookVariable"))
            return;
        var webhook = notify.Webhook ?? notify.WebhookVariable;
        if (notify is { Webhook: not null, WebhookVariable: not null })
            Add("notify.webhookVariable", "webhook gives the address already", "Keep one of the two");
        if (notify.TokenVariable is not null)
            Require("notify.webhookVariable", webhook, "by tokenVariable", "notify.tokenVariable");
        else if (notify.Command is null && webhook is null)
            Add("notify", "names neither a command nor a webhook", "Try: webhookVariable: WEBHOOK_ADDRESS, or delete the section");
    }

    private void CheckCloud()
    {
        RequireOfService("submit.project", settings.Submit.Project);
        CheckRegions();
        RequireOfService("image", settings.Image);
        if (binder.Sound("storage.bucket", "submit.service") && !settings.Storage.Bucket.StartsWith(CloudScheme, StringComparison.Ordinal))
        {
            var place = binder.IsGiven("storage.bucket") ? "storage.bucket" : "submit.service";
            var (service, bucket) = (Spelling.Of(settings.Submit.Service), YamlText.InQuotes(settings.Storage.Bucket));
            Add(place, "storage.bucket", $"service {service} cannot reach a local folder, got {bucket}", "Try: bucket: gs://my-bucket");
        }
    }

    private void CheckRegions()
    {
        if (!binder.Sound("submit.regions", "submit.region"))
            return;
        if (settings.Submit is { Region: { } region, Regions: not null })
            Add("submit.regions", $"region is given too, {YamlText.InQuotes(region)}", "Keep one of the two; regions is tried in its order");
        else
            RequireOfService("submit.region", settings.Submit.AllRegions.FirstOrDefault());
    }

    private void CheckVertexAi()
    {
        RequireOfService("submit.machineType", settings.Submit.MachineType);
        if (settings.Submit.ScaleTier is not null && binder.Sound("submit.service"))
            Add("submit.scaleTier", "vertexAi has no scale tiers", "Delete it; machineType says the machine");
    }

    private void CheckAiPlatform()
    {
        if (settings.Submit.Regions is [var first, ..] && binder.Sound("submit.regions", "submit.region", "submit.service"))
            Add("submit.regions", "aiPlatform knows one region a job", $"Try: region: {first}");
        foreach (var (path, isGiven) in LackedByAiPlatform())
        {
            if (isGiven && binder.Sound(path, "submit.service"))
                Add(path, "aiPlatform has nothing like it", "Delete it, or try: service: vertexAi");
        }
        if (!binder.Sound("submit.service", "submit.scaleTier", "submit.machineType"))
            return;
        if (settings.Submit.ScaleTier == ScaleTier.Custom)
            Require("submit.machineType", settings.Submit.MachineType, "by scaleTier CUSTOM", "submit.scaleTier");
        else if (settings.Submit.MachineType is not null)
            Add("submit.machineType", "aiPlatform takes a machine type with scaleTier CUSTOM only", "Try: scaleTier: CUSTOM");
        else if (settings.Submit.AcceleratorType is not null && binder.Sound("submit.acceleratorType"))
            Add("submit.acceleratorType", "aiPlatform takes a GPU with scaleTier CUSTOM only", "Try: scaleTier: BASIC_GPU, which has one");
    }

    // What a custom job has and TrainingInput has not: https://cloud.google.com/ai-platform/training/docs/reference/rest/v1/projects.jobs
    private IEnumerable<(string Path, bool IsGiven)> LackedByAiPlatform()
    {
        var submit = settings.Submit;
        yield return ("submit.replicaCount", submit.ReplicaCount > 1);
        yield return ("submit.env", submit.Env.Count > 0);
        yield return ("submit.baseOutputDirectory", submit.BaseOutputDirectory is not null);
        yield return ("submit.tensorboard", submit.Tensorboard is not null);
        yield return ("submit.persistentResourceId", submit.PersistentResourceId is not null);
        yield return ("submit.scheduling.strategy", submit.Scheduling is { Strategy: not SchedulingStrategy.Standard });
        yield return ("submit.scheduling.maxWaitDuration", submit.Scheduling is { MaxWaitDuration: not null });
        yield return ("submit.scheduling.restartJobOnWorkerRestart", submit.Scheduling is { RestartJobOnWorkerRestart: true });
        yield return ("submit.scheduling.disableRetries", submit.Scheduling is { DisableRetries: true });
    }

    private void RequireOfService(string path, object? value) =>
        Require(path, value, $"by service {Spelling.Of(settings.Submit.Service)}", "submit.service");

    /// <summary>Reports a setting that is left out though another, whose place is shown, needs it.</summary>
    private void Require(string path, object? value, string because, string cause)
    {
        if (value is not null || !binder.Sound(path, cause))
            return;
        var missing = PipelineSections.Root.AllSettings.Single(setting => setting.Path == path);
        Add(cause, path, $"missing, and required {because}", $"Try: {missing.Sample()}");
    }

    private void Add(string path, string message, string suggestion) => Add(path, path, message, suggestion);

    private void Add(string place, string path, string message, string suggestion) =>
        mistakes.Add(binder.PlaceOf(place), $"{path}: {message}", suggestion);
}
