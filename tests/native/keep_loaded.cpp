// Preloaded into the desktop app under LeakSanitizer: the graphics driver is unloaded before the program ends, and what
// it still holds then can be told neither from a leak nor, as its code is gone, by a suppression.
extern "C" int dlclose(void*);
extern "C" int dlclose(void*) { return 0; }
