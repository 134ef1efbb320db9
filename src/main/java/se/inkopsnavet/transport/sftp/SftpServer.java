package se.inkopsnavet.transport.sftp;

import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * A neighbour's SFTP server to drop files at.
 *
 * @param knownHosts the pinned host key, in OpenSSH's known_hosts format; without a match nothing is sent, no login either
 * @param privateKey key login, or null
 * @param password password login, or null; asked at each connect, never kept or logged
 * @param folder absolute, or relative to the login's home; it must exist
 * @param quiet longest silence on the line, also the time to connect
 * @param deadline longest time that one delivery may take
 */
public record SftpServer(
        String host,
        int port,
        String user,
        Path knownHosts,
        Path privateKey,
        Supplier<String> password,
        String folder,
        Duration quiet,
        Duration deadline) {}
