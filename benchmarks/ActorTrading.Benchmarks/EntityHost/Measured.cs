namespace ActorTrading.Benchmarks.EntityHost;

/// <summary>Repetitions and heap readings.</summary>
internal static class Measured
{
    private const int Repetitions = 5;

    /// <summary>The median of five after one to warm up.</summary>
    public static double Median(Func<double> run)
    {
        run();
        var readings = new double[Repetitions];
        for (var i = 0; i < Repetitions; i++)
        {
            GC.Collect();
            readings[i] = run();
        }

        Array.Sort(readings);
        return readings[Repetitions / 2];
    }

    /// <summary>Live heap per object once everything has settled.</summary>
    public static double BytesPer(int count, Func<int, object> create)
    {
        var kept = new object[count];
        create(0);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < count; i++)
        {
            kept[i] = create(i);
        }

        while (ThreadPool.PendingWorkItemCount > 0)
        {
            Thread.Yield();
        }

        Thread.Sleep(TimeSpan.FromMilliseconds(200));
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(kept);
        return (double)(after - before) / count;
    }
}
