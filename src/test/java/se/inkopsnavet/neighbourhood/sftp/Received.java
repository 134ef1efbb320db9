package se.inkopsnavet.neighbourhood.sftp;

import java.time.Instant;

/** One file as the neighbour got it. @param name its final path in the home folder; sha256 in lower-case hex */
public record Received(String name, long size, String sha256, Instant when) {}
