using static TorchSharp.torch;

namespace Kernels.Autograd;

/// <summary>Connects a <see cref="Pass"/> to libtorch's autograd.</summary>
internal sealed class PassFunction : autograd.SingleTensorFunction<PassFunction>
{
    private const string Key = "pass", Arguments = "arguments", Caller = "caller";

    // libtorch takes over a gradient after backward returns. On a GPU it calls backward on its own thread, where no scope would dispose the
    // gradient.
    [ThreadStatic]
    private static Tensor? _handedOver;

    public override string Name => nameof(PassFunction);

    /// <summary>Runs a pass. The weights are arguments so that the output is tracked even if only they require a gradient.</summary>
    public static Tensor Call(Pass pass, Tensor input, Tensor[] weights) => apply([pass, input, .. weights]);

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var pass = (Pass)vars[0];
        ctx.save_data(Key, pass);
        ctx.save_data(Arguments, vars.Length);
        ctx.save_data(Caller, Backpropagation.OfThread);
        return pass.Forward();
    }

    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        _handedOver?.Dispose();
        using var untracked = no_grad();
        using var scope = NewDisposeScope();
        using var gradient = grad_output;
        var gradients = new Tensor[(int)ctx.get_data(Arguments)];
        try
        {
            _handedOver = ((Pass)ctx.get_data(Key)).Backward(gradient.contiguous())?.DetachFromDisposeScope();
            gradients[1] = _handedOver!;
        }
        catch (Exception exception)
        {
            ((Backpropagation)ctx.get_data(Caller)).Fail(exception);
        }

        return [.. gradients];
    }
}
