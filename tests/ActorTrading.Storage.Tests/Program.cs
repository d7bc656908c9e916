using ActorTrading.Storage.Tests.Journals.Faults;
using Xunit.Runner.InProc.SystemConsole;

namespace ActorTrading.Storage.Tests;

/// <summary>Runs the tests, or is the process that appends until a test kills it.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is [Appender.Command, var folder, var entities])
        {
            await Appender.Run(folder, int.Parse(entities));
            return 0;
        }

        return await ConsoleRunner.Run(arguments);
    }
}
