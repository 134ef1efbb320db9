package se.inkopsnavet.transport.sftp;

import org.apache.camel.component.file.remote.SftpRemoteFile;

/**
 * A file in a neighbour's folder, shown to Camel under its alias: so no name that a neighbour chose reaches Camel's headers, logs or expressions.
 */
record InboxFile(FileName name, FileStamp stamp) implements SftpRemoteFile<Void> {

    @Override
    public Void getRemoteFile() {
        return null;
    }

    @Override
    public String getFilename() {
        return name.alias();
    }

    @Override
    public String getLongname() {
        return name.alias();
    }

    @Override
    public boolean isDirectory() {
        return false;
    }

    @Override
    public long getFileLength() {
        return stamp.size();
    }

    @Override
    public long getLastModified() {
        return stamp.modified() * 1000;
    }
}
