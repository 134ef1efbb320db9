package se.inkopsnavet.neighbourhood.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.Session;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulated server must differ where tests rely on it. */
class SftpNeighbourTest {

    @TempDir
    Path folder;

    @Test
    void offersTheOverwritingRenameOnlyWhenItPlaysOpenSsh() throws Exception {
        try (SftpNeighbour neighbour = SftpNeighbour.open(folder)) {
            assertThat(extension(neighbour, "posix-rename@openssh.com")).isNull();
            neighbour.beOpenSsh();
            assertThat(extension(neighbour, "posix-rename@openssh.com")).isEqualTo("1");
            assertThat(extension(neighbour, "hardlink@openssh.com")).isEqualTo("1");
        }
    }

    private static String extension(SftpNeighbour neighbour, String name) throws Exception {
        JSch ssh = new JSch();
        ssh.setKnownHosts(neighbour.knownHosts().toString());
        Session session = ssh.getSession(SftpNeighbour.USER, "localhost", neighbour.port());
        session.setPassword(SftpNeighbour.PASSWORD.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        session.connect(5000);
        try {
            ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
            channel.connect(5000);
            return channel.getExtension(name);
        } finally {
            session.disconnect();
        }
    }
}
