using ActorTrading.Host.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace ActorTrading.Host.Telemetry;

/// <summary>
/// The log as configured: lines for people or JSON for programs, with the correlation id of the request.
/// </summary>
public static class NodeLogs
{
    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
    private const string JsonTimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <param name="levels">Not disposed of.</param>
    public static ILoggerFactory Open(LogLevels levels, LogFormat format) => LoggerFactory.Create(logging =>
    {
        logging.SetMinimumLevel(LogLevel.Trace);
        logging.AddFilter((category, level) => levels.IsEnabled(category, level));

        // The host's own line on every request holds the query, and nothing of a request's text belongs into the log.
        logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        Add(logging, format);
    });

    private static void Add(ILoggingBuilder logging, LogFormat format)
    {
        if (format == LogFormat.Json)
        {
            logging.AddJsonConsole(console =>
            {
                console.IncludeScopes = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = JsonTimeFormat;
            });
            return;
        }

        // One line each, so that no text from outside can pass for a line of its own.
        logging.AddSimpleConsole(console =>
        {
            console.SingleLine = true;
            console.IncludeScopes = true;
            console.UseUtcTimestamp = true;
            console.TimestampFormat = TimeFormat;
            console.ColorBehavior = LoggerColorBehavior.Disabled;
        });
    }
}
