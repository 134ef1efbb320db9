package se.inkopsnavet.crash;

import org.junit.platform.suite.api.IncludeClassNamePatterns;
import org.junit.platform.suite.api.SelectPackages;
import org.junit.platform.suite.api.Suite;

/**
 * Every class that starts hubs in processes of their own, one after the other in one of the forks (docs/decisions/0019). Each of them keeps both cores busy; side by side
 * they only wait for each other, and what they wait for is then measured as a hub that stands still.
 */
@Suite
@SelectPackages("se.inkopsnavet.crash")
@IncludeClassNamePatterns(".*Test")
class CrashSuite {}
