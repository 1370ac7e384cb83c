using System.Diagnostics;
using System.Text.Json;
using Kernels;
using Kernels.Memory;
using Ulmfit.Model;
using Ulmfit.Training;
using Ulmfit.Training.Objectives;
using static TorchSharp.torch;

namespace Training.Benchmarks;

/// <summary>
/// Runs the parts of a training step one by one whenever it is told to: the trainer's own layers, functions, loss and optimizer on inputs of
/// the same shapes.
/// </summary>
/// <remarks>
/// What a part leaves to the next in a whole step, such as weights in the processor's cache, it does not find here, so the sum of the parts is
/// not quite the step.
/// </remarks>
internal sealed class StepParts : IDisposable
{
    public const string Name = "parts";

    private const string MasksPart = "dropout masks", OptimizerPart = "optimizer";

    private readonly StepSettings _settings;
    private readonly ModelRandom _random = new(OwnSteps.Seed, CPU);
    private readonly NetworkKernels _kernels = NetworkKernels.Of(CPU, KernelChoice.Fast);
    private readonly TimedMasks _masks;
    private readonly ITextModel _model;
    private readonly Adam _optimizer;
    private readonly List<IDisposable> _owned = [];
    private readonly IReadOnlyList<StepPart> _parts;

    public StepParts(StepSettings settings)
    {
        set_num_threads(settings.Computation.Threads);
        _settings = settings;
        _masks = new(_random);
        _model = OwnSteps.CreateModel(settings, _random);
        _optimizer = new(_model.Groups);
        _parts = [Batch(), Embedding(), .. Enumerable.Range(0, settings.Encoder.Layers).Select(Layer), settings.Work == Work.Classifier ? Head() : Decoder()];
    }

    /// <summary>Whether gradients go down to the embedding: a language model's is trained with the decoder it is tied to.</summary>
    private bool ReachesEmbedding => _settings.Work == Work.LanguageModel || !_settings.IsFrozen;

    /// <summary>How often the encoder runs in a step.</summary>
    private int Windows => _settings.Work == Work.Classifier ? _settings.Columns / _settings.Window : 1;

    private int WindowColumns => _settings.Columns / Windows;

    /// <inheritdoc cref="Commands"/>
    public void Run(TextReader commands, TextWriter answers)
    {
        answers.WriteLine(Commands.Ready);
        answers.Flush();
        while (commands.ReadLine() == Commands.Step)
        {
            answers.WriteLine(JsonSerializer.Serialize(Measure()));
            answers.Flush();
        }

        answers.WriteLine(0);
    }

    public PartTime[] Measure()
    {
        var drawn = TimeSpan.Zero;
        var times = new List<PartTime>();
        foreach (var part in _parts)
        {
            var before = _masks.Elapsed;
            times.Add(part.Measure(_masks));
            drawn += part.Times * (_masks.Elapsed - before);
        }

        return [.. times, new(MasksPart, drawn.TotalSeconds, 0), Optimizer()];
    }

    public void Dispose()
    {
        _optimizer.Dispose();
        _model.Dispose();
        _owned.ForEach(each => each.Dispose());
        _random.Dispose();
    }

    private StepPart Batch() => _settings.Work == Work.Classifier
        ? Batch(new ClassifierObjective(multiLabel: true), OwnSteps.Documents(_settings).Sorted)
        : Batch(new LanguageModelObjective(), OwnSteps.Streams(_settings).InOrder);

    private StepPart Batch<TBatch>(IObjective<TBatch> objective, Func<IEnumerable<TBatch>> epoch)
    {
        var batches = StepMeter.Endless(epoch).GetEnumerator();
        _owned.Add(batches);
        return new("batch", [], () =>
        {
            batches.MoveNext();
            return objective.ToTensors(batches.Current, CPU).Inputs;
        });
    }

    private StepPart Embedding()
    {
        var config = _settings.Encoder;
        var weight = Own(_random.Uniform(0.1, _settings.Vocabulary, config.EmbeddingSize), ReachesEmbedding);
        var tokens = TokensFile.Read(_settings.TokensFile).Take(_settings.Rows * WindowColumns).Select(token => (long)token).ToArray();
        var ids = Own(tensor(tokens, [_settings.Rows, WindowColumns]), isTrained: false);
        return new("embedding", Trained(weight), () =>
        {
            var x = _kernels.Training.Embedding(weight, ids, config.PadToken);
            x = _masks.DropTokens(x, ids, _settings.Vocabulary, config.EmbedP, training: true);
            return _masks.DropFeatures(x, config.InputP, training: true);
        }, Windows);
    }

    private StepPart Layer(int index)
    {
        var config = _settings.Encoder;
        var layer = AwdEncoder.CreateLayer(config, index, _random, _masks, _kernels);
        _owned.Add(layer);
        foreach (var parameter in layer.Parameters)
            parameter.Value.requires_grad_(!_settings.IsFrozen);
        var x = Own(_random.Uniform(1, _settings.Rows, WindowColumns, config.SizesOf(index).Input), ReachesEmbedding);
        var isLast = index == config.Layers - 1;
        return new($"layer {index + 1}", Trained([x, .. layer.Parameters.Select(parameter => parameter.Value)]), () =>
        {
            var output = layer.Forward(x, training: true);
            return isLast ? output : _masks.DropFeatures(output, config.HiddenP, training: true);
        }, Windows);
    }

    private StepPart Decoder()
    {
        var (config, vocabulary) = (_settings.Encoder, _settings.Vocabulary);
        var raw = Own(_random.Uniform(1, _settings.Rows, _settings.Columns, config.EmbeddingSize), isTrained: true);
        var weight = Own(_random.Uniform(0.1, vocabulary, config.EmbeddingSize), isTrained: true);
        var bias = Own(_random.Uniform(0.1, vocabulary), isTrained: true);
        var targets = Own(randint(vocabulary, [_settings.Rows, _settings.Columns], int64), isTrained: false);
        return new("decoder, loss", [raw, weight, bias], () =>
        {
            var dropped = _masks.DropFeatures(raw, config.OutputP, training: true);
            var output = new ModelOutput(() => nn.functional.linear(dropped, weight, bias), raw, dropped);
            return new Regularization().Add(_kernels.Training.CompareTokens(dropped, weight, bias, targets).Mean, output);
        });
    }

    private StepPart Head()
    {
        var config = _settings.Encoder;
        var output = Own(_random.Uniform(1, _settings.Rows, _settings.Columns, config.EmbeddingSize), !_settings.IsFrozen);
        var padding = Own(zeros([_settings.Rows, _settings.Columns], @bool), isTrained: false);
        var targets = Own(ones(_settings.Rows, _settings.Classes), isTrained: false);
        var head = new PoolingClassifierHead(3 * config.EmbeddingSize, _settings.Classes, config.OutputP, _random, _masks, _kernels);
        _owned.Add(head);
        foreach (var parameter in head.Parameters)
            parameter.Value.requires_grad_();
        return new("pooling, head, loss", [output, .. head.Parameters.Select(parameter => parameter.Value)], () =>
        {
            var logits = head.Forward(ConcatPooling.Pool(output, padding, _settings.Window, Compatibility.None), training: true);
            var loss = new ClassifierObjective(multiLabel: true).Loss(logits, targets);
            return new Regularization().Add(loss, new(logits, output, output));
        });
    }

    private PartTime Optimizer()
    {
        var groups = _settings.IsFrozen ? _model.Groups.TakeLast(1) : _model.Groups;
        foreach (var parameter in groups.SelectMany(group => group.Parameters))
            parameter.Value.grad = rand_like(parameter.Value).mul_(Held.Number(1e-3));
        var clock = Stopwatch.StartNew();
        _optimizer.Step();
        return new(OptimizerPart, clock.Elapsed.TotalSeconds, 0);
    }

    private Tensor Own(Tensor tensor, bool isTrained)
    {
        _owned.Add(tensor.DetachFromDisposeScope());
        return tensor.requires_grad_(isTrained);
    }

    private static Tensor[] Trained(params Tensor[] tensors) => [.. tensors.Where(tensor => tensor.requires_grad)];
}
