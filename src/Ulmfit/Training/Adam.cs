using Faults;
using Kernels;
using Kernels.Memory;
using Ulmfit.Model;
using static TorchSharp.torch;

namespace Ulmfit.Training;

/// <summary>Adam with decoupled weight decay, as fastai computes it.</summary>
/// <remarks>
/// Kingma &amp; Ba 2014; Loshchilov &amp; Hutter 2017. Epsilon (1e-5) is added after the square root of the corrected second moment (decay
/// 0.99); the first moment decays by the momentum of the step. Parameters without a gradient are unchanged, also by weight decay.
/// </remarks>
public sealed class Adam : IDisposable
{
    private const double SquareMomentum = 0.99, Eps = 1e-5;
    private const string MeanKey = ".mean", SquareKey = ".square", StepsKey = ".steps";
    private readonly IReadOnlyList<ParameterGroup> _groups;
    private readonly double _weightDecay;
    private readonly KernelChoice _kernels;
    private readonly Dictionary<Tensor, Moments> _moments = new(ReferenceEqualityComparer.Instance);

    /// <summary>Creates an optimizer for parameter groups.</summary>
    public Adam(IReadOnlyList<ParameterGroup> groups, double weightDecay = 0.01, KernelChoice kernels = KernelChoice.Fast)
    {
        _groups = groups;
        _weightDecay = weightDecay;
        _kernels = kernels;
        LearningRates = [.. Enumerable.Repeat(Schedules.LearningRates.Default, groups.Count)];
    }

    private IEnumerable<ModelParameter> Parameters => _groups.SelectMany(group => group.Parameters);

    /// <summary>The learning rate of each group.</summary>
    public double[] LearningRates { get; }

    /// <summary>The decay of the first moment.</summary>
    public double Momentum { get; set; } = 0.9;

    /// <summary>Updates every parameter that has a gradient, and clears the gradients.</summary>
    public void Step()
    {
        using var scope = NewDisposeScope();
        using var untracked = no_grad();
        for (var group = 0; group < _groups.Count; group++)
        {
            foreach (var parameter in _groups[group].Parameters)
            {
                if (parameter.Value.grad is { } gradient)
                    Update(parameter, gradient, LearningRates[group]);
            }
        }
    }

    /// <summary>Clears gradients that no step has used.</summary>
    public void ClearGradients()
    {
        foreach (var parameter in Parameters)
            parameter.Value.grad = null;
    }

    /// <summary>Clears the moments and step counts, as needed when other parameters are trained.</summary>
    public void ClearState()
    {
        foreach (var parameter in Parameters)
            Gradients.Forget(parameter.Value);
        foreach (var moments in _moments.Values)
            moments.Dispose();
        _moments.Clear();
    }

    /// <summary>The moments and step counts by parameter name.</summary>
    /// <remarks>Some tensors are live, others are created by the call, so call it within a dispose scope.</remarks>
    public IReadOnlyDictionary<string, Tensor> State()
    {
        var state = new OrderedDictionary<string, Tensor>();
        foreach (var parameter in Parameters.Where(parameter => _moments.ContainsKey(parameter.Value)))
        {
            var moments = _moments[parameter.Value];
            state.Add(parameter.Name + MeanKey, moments.Mean);
            state.Add(parameter.Name + SquareKey, moments.Square);
            state.Add(parameter.Name + StepsKey, tensor((long)moments.Steps, device: moments.Mean.device));
        }

        return state;
    }

    /// <summary>Replaces the moments and step counts by a <see cref="State"/>.</summary>
    /// <exception cref="FaultException">The state is incomplete or belongs to another model.</exception>
    public void Load(IReadOnlyDictionary<string, Tensor> state)
    {
        ClearState();
        using var scope = NewDisposeScope();
        foreach (var parameter in Parameters.Where(parameter => state.ContainsKey(parameter.Name + MeanKey)))
        {
            var value = parameter.Value;
            var moments = new Moments(zeros_like(value).DetachFromDisposeScope(), zeros_like(value).DetachFromDisposeScope());
            _moments.Add(value, moments);
            if (!state.TryGetValue(parameter.Name + StepsKey, out var steps) || steps.numel() != 1)
                throw new FaultException(FaultKind.Data, $"The checkpoint lacks the optimizer's step count of {parameter.Name}. Start over with --fresh.");
            moments.Steps = (int)steps.item<long>();
            ModelState.Copy(
                new Dictionary<string, Tensor>(state.Where(entry => entry.Key == parameter.Name + MeanKey || entry.Key == parameter.Name + SquareKey)),
                new Dictionary<string, Tensor> { [parameter.Name + MeanKey] = moments.Mean, [parameter.Name + SquareKey] = moments.Square });
        }
    }

    public void Dispose() => ClearState();

    private void Update(ModelParameter parameter, Tensor gradient, double learningRate)
    {
        var value = parameter.Value;
        if (!_moments.TryGetValue(value, out var moments))
            _moments[value] = moments = new Moments(zeros_like(value).DetachFromDisposeScope(), zeros_like(value).DetachFromDisposeScope());

        moments.Steps++;
        var rates = new AdamRates(
            Decay: parameter.Decays ? 1 - learningRate * _weightDecay : 1,
            Momentum,
            SquareMomentum,
            StepSize: learningRate / (1 - Math.Pow(Momentum, moments.Steps)),
            SquareCorrection: 1 - Math.Pow(SquareMomentum, moments.Steps),
            Eps);
        KernelSets.For(value.device, _kernels).Adam(value, gradient, moments.Mean, moments.Square, rates);
        value.grad = null;
    }

    private sealed class Moments(Tensor mean, Tensor square) : IDisposable
    {
        public Tensor Mean { get; } = mean;

        public Tensor Square { get; } = square;

        public int Steps { get; set; }

        public void Dispose()
        {
            Mean.Dispose();
            Square.Dispose();
        }
    }
}
