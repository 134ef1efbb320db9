package se.inkopsnavet.transport.sftp;

import com.jcraft.jsch.SftpATTRS;

/**
 * What tells one version of a remote file from another without reading it.
 *
 * @param size bytes
 * @param modified seconds since 1970 by the neighbour's clock, which is all that SFTP version 3 carries
 */
record FileStamp(long size, long modified) {

    static FileStamp of(SftpATTRS attributes) {
        // JSch hands the unsigned 32-bit seconds over as an int.
        return new FileStamp(attributes.getSize(), Integer.toUnsignedLong(attributes.getMTime()));
    }
}
