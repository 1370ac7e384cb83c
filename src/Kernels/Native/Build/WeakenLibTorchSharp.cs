// Compiled twice: by Torch.targets as an inline MSBuild task (one source file, netstandard2.0), and into the tests.
#pragma warning disable IDE0005 // implicit usings provide these in the tests but not in the inline task
using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Microsoft.Build.Framework;
#pragma warning restore IDE0005

namespace Kernels.Native.Build;

/// <summary>
/// Copies libLibTorchSharp.so out of the package cache and changes the copy so that it loads with an older libstdc++ than the one it was
/// linked against. Does not write to the cache.
/// </summary>
public sealed class WeakenLibTorchSharp : Microsoft.Build.Utilities.Task
{
    /// <summary>
    /// Version to weaken. Its only symbol, _ZSt21ios_base_library_initv, is a link-time marker that is not used at run time.
    /// </summary>
    private const string Version = "GLIBCXX_3.4.32";

    /// <summary>Path of the library in the package.</summary>
    [Required]
    public string Source { get; set; } = "";

    /// <summary>Path of the copy, in an existing folder; an existing file is replaced.</summary>
    [Required]
    public string Destination { get; set; } = "";

    public override bool Execute()
    {
        var bytes = File.ReadAllBytes(Source);
        var outcome = ElfVersionNeed.Weaken(bytes, Version);
        if (outcome == VersionNeed.InUse)
        {
            Log.LogWarning(
                "{0}: {1} was not changed because a relocation refers to it. The library loads only if libstdc++ has {1}.",
                Source, Version);
        }
        else
            Log.LogMessage("{0}: {1}: {2}", Source, Version, outcome);

        var partial = Destination + ".partial";
        File.WriteAllBytes(partial, bytes);
        File.Delete(Destination);
        File.Move(partial, Destination);
        return true;
    }
}

/// <summary>Result of <see cref="ElfVersionNeed.Weaken"/>.</summary>
public enum VersionNeed
{
    /// <summary>The version need was strong and unused; it is weak now.</summary>
    Weakened,

    /// <summary>The version need was already weak.</summary>
    AlreadyWeak,

    /// <summary>The library does not need this version.</summary>
    Absent,

    /// <summary>A relocation refers to a symbol of this version: without the version, calling the symbol would fail.</summary>
    InUse,

    /// <summary>The file is not a complete little-endian ELF64 file.</summary>
    NotElf,
}

/// <summary>Version needs of an ELF64 shared library: System V gABI, "Symbol Versioning" of the Linux Standard Base.</summary>
public static class ElfVersionNeed
{
    private const uint Rela = 4, Rel = 9, VersionNeeds = 0x6ffffffe, SymbolVersions = 0x6fffffff;
    private const ushort WeakFlag = 2; // VER_FLG_WEAK: the loader ignores a missing version

    /// <summary>
    /// Sets the weak flag of the need for <paramref name="version"/> in place, unless a relocation refers to a symbol of that version.
    /// </summary>
    public static VersionNeed Weaken(byte[] elf, string version)
    {
        try
        {
            if (elf.Length < 64 || BitConverter.ToUInt32(elf, 0) != 0x464c457f || elf[4] != 2 || elf[5] != 1)
                return VersionNeed.NotElf;
            var sections = ReadSections(elf);
            var entry = FindEntry(elf, sections, version);
            if (entry < 0)
                return VersionNeed.Absent;
            var flags = BitConverter.ToUInt16(elf, entry + 4);
            if ((flags & WeakFlag) != 0)
                return VersionNeed.AlreadyWeak;
            if (IsInUse(elf, sections, BitConverter.ToUInt16(elf, entry + 6)))
                return VersionNeed.InUse;
            elf[entry + 4] |= (byte)WeakFlag;
            return VersionNeed.Weakened;
        }
        catch (Exception e) when (e is ArgumentException || e is IndexOutOfRangeException || e is OverflowException)
        {
            return VersionNeed.NotElf; // an offset points outside the file, which is truncated
        }
    }

    private static List<Section> ReadSections(byte[] elf)
    {
        var table = checked((int)BitConverter.ToInt64(elf, 40)); // e_shoff
        var size = BitConverter.ToUInt16(elf, 58);
        var count = BitConverter.ToUInt16(elf, 60);
        var sections = new List<Section>();
        for (var at = table; sections.Count < count; at += size)
        {
            sections.Add(new Section
            {
                Type = BitConverter.ToUInt32(elf, at + 4),
                Offset = checked((int)BitConverter.ToInt64(elf, at + 24)),
                Size = checked((int)BitConverter.ToInt64(elf, at + 32)),
                Link = checked((int)BitConverter.ToUInt32(elf, at + 40)),
                Count = checked((int)BitConverter.ToUInt32(elf, at + 44)),
            });
        }

        return sections;
    }

    /// <returns>Offset of the version's Elf64_Vernaux, or -1.</returns>
    private static int FindEntry(byte[] elf, List<Section> sections, string version)
    {
        foreach (var needs in sections.FindAll(section => section.Type == VersionNeeds))
        {
            var names = sections[needs.Link].Offset;
            var file = needs.Offset;
            for (var i = 0; i < needs.Count; i++, file += BitConverter.ToInt32(elf, file + 12)) // vn_next
            {
                var entry = file + BitConverter.ToInt32(elf, file + 8); // vn_aux
                for (var j = BitConverter.ToUInt16(elf, file + 2); j > 0; j--, entry += BitConverter.ToInt32(elf, entry + 12)) // vna_next
                {
                    if (StringAt(elf, names + BitConverter.ToInt32(elf, entry + 8)) == version)
                        return entry;
                }
            }
        }

        return -1;
    }

    private static bool IsInUse(byte[] elf, List<Section> sections, int versionIndex)
    {
        var versions = sections.Find(section => section.Type == SymbolVersions);
        foreach (var relocations in sections.FindAll(section => section.Type == Rela || section.Type == Rel))
        {
            var entrySize = relocations.Type == Rela ? 24 : 16;
            for (var at = relocations.Offset; at < relocations.Offset + relocations.Size; at += entrySize)
            {
                var symbol = checked((int)BitConverter.ToUInt32(elf, at + 12)); // the upper half of r_info
                if (symbol != 0 && (BitConverter.ToUInt16(elf, versions.Offset + 2 * symbol) & 0x7fff) == versionIndex)
                    return true;
            }
        }

        return false;
    }

    private static string StringAt(byte[] elf, int start) =>
        Encoding.ASCII.GetString(elf, start, Array.IndexOf(elf, (byte)0, start) - start);

    private struct Section
    {
        public uint Type;
        public int Offset;
        public int Size;
        public int Link;
        public int Count;
    }
}
