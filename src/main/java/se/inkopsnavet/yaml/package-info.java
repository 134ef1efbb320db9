/** Profiles under {@code mappings/} as YAML trees that know their lines, so that every finding names file, line and key. */
@org.jspecify.annotations.NullMarked
package se.inkopsnavet.yaml;
