namespace ActorTrading.Engine.Streams.Triggers;

/// <summary>
/// A node of a rule's condition tree that knows at any time whether it is true, brought up to date by its children.
/// </summary>
internal abstract class Gate(Gate? parent)
{
    public bool IsTrue { get; private set; }

    public abstract void ChildChanged(bool isTrue);

    protected void Become(bool isTrue)
    {
        if (IsTrue == isTrue)
        {
            return;
        }

        IsTrue = isTrue;
        parent?.ChildChanged(isTrue);
        Changed();
    }

    /// <summary>For the root: there is nobody above to tell.</summary>
    protected virtual void Changed()
    {
    }
}

/// <summary>True while all children are.</summary>
internal sealed class AllGate : Gate
{
    private int _false;

    public AllGate(Gate? parent, int children)
        : base(parent)
    {
        _false = children;
        Become(_false == 0);
    }

    public override void ChildChanged(bool isTrue)
    {
        _false += isTrue ? -1 : 1;
        Become(_false == 0);
    }
}

/// <summary>True while any child is.</summary>
internal sealed class AnyGate(Gate? parent) : Gate(parent)
{
    private int _true;

    public override void ChildChanged(bool isTrue)
    {
        _true += isTrue ? 1 : -1;
        Become(_true > 0);
    }
}
