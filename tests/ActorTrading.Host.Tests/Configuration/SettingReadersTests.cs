using System.Reflection;
using System.Reflection.Emit;
using ActorTrading.Host.Configuration;

namespace ActorTrading.Host.Tests.Configuration;

/// <summary>A setting that nothing reads is a promise that nobody keeps.</summary>
public sealed class SettingReadersTests
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance
        | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private const int TokenBytes = 4;

    private static readonly string Configuration = typeof(NodeOptions).Namespace!;

    [Fact]
    public void Every_setting_is_read_by_something_that_is_not_configuration()
    {
        var read = ReadersOf(typeof(NodeOptions).Assembly);
        var settings = SettingsOf(typeof(NodeOptions)).ToArray();

        Assert.True(settings.Length >= 50, $"Only {settings.Length} settings were found.");
        Assert.Empty(
            settings.Where(s => !read.Contains(s.GetMethod!)).Select(s => $"{s.DeclaringType!.Name}.{s.Name}"));
    }

    [Fact]
    public void One_that_nothing_reads_is_found()
    {
        var unread = SettingsOf(typeof(UnreadOptions)).Single();

        Assert.DoesNotContain(unread.GetMethod!, ReadersOf(typeof(NodeOptions).Assembly));
    }

    private static IEnumerable<PropertyInfo> SettingsOf(Type options)
    {
        foreach (var property in options.GetProperties().Where(p => p.SetMethod is not null))
        {
            if (property.PropertyType.Name.EndsWith("Options", StringComparison.Ordinal))
            {
                foreach (var inner in SettingsOf(property.PropertyType))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return property;
            }
        }
    }

    /// <summary>The getters that methods outside of the configuration call, found in their instructions.</summary>
    private static HashSet<MethodBase> ReadersOf(Assembly assembly) =>
    [
        .. from type in assembly.GetTypes()
           where !(type.Namespace ?? "").StartsWith(Configuration, StringComparison.Ordinal)
           from method in type.GetMethods(All).Concat<MethodBase>(type.GetConstructors(All))
           from called in CallsOf(method)
           select called,
    ];

    private static IEnumerable<MethodBase> CallsOf(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length - TokenBytes; at++)
        {
            if ((code[at] == OpCodes.Call.Value || code[at] == OpCodes.Callvirt.Value)
                && Called(method, BitConverter.ToInt32(code, at + 1)) is { } called)
            {
                yield return called;
            }
        }
    }

    // Some of the bytes are no instruction but part of one, and what follows them is no token.
    private static MethodBase? Called(MethodBase method, int token)
    {
        try
        {
            return method.Module.ResolveMethod(
                token,
                method.DeclaringType!.IsGenericType ? method.DeclaringType.GetGenericArguments() : null,
                method.IsGenericMethod ? method.GetGenericArguments() : null);
        }
        catch (Exception none) when (none is ArgumentException or BadImageFormatException)
        {
            return null;
        }
    }

    private sealed record UnreadOptions
    {
        public int Forgotten { get; init; }
    }
}
