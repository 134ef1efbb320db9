package se.inkopsnavet.mapping;

import java.io.InputStream;

/** Where transforms, column lists and texts are read from: everything under {@code mappings/} that the IT department may edit. */
@FunctionalInterface
public interface MappingFiles {

    /**
     * Opens one file.
     *
     * @param relativePath path below {@code mappings/} with forward slashes, such as {@code procapita/beslut.xsd}
     * @throws se.inkopsnavet.fault.FaultException CONFIGURATION with the path, when it is missing, unreadable or points outside
     */
    InputStream open(String relativePath);
}
