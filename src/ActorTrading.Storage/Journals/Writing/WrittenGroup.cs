namespace ActorTrading.Storage.Journals.Writing;

/// <summary>Writes that were answered together; runs what waits for them off the writer's thread.</summary>
internal sealed class WrittenGroup(IReadOnlyList<WaitingWrite> writes) : IThreadPoolWorkItem
{
    public void Execute()
    {
        foreach (var write in writes)
        {
            write.Complete();
        }
    }
}
