package se.inkopsnavet;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * The crash tests, one class after the other in one of the forks (docs/decisions/0019). Hubs in processes of their own keep both cores busy; side by side they only wait for
 * each other. It stands here to be the first in the alphabet: it takes longest.
 */
@Suite
@SelectPackages("se.inkopsnavet.crash")
@IncludeClassNamePatterns(".*Test")
class CrashSuite {}
