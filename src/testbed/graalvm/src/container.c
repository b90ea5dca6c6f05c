/* Own stand-in for libsvm_container: says that the program is not containerized. */
#include <stddef.h>
#include <unistd.h>
int svm_container_initialize(int version) {
    (void)version;
    return 0;
}
size_t svm_container_physical_memory(void) { return (size_t)sysconf(_SC_PHYS_PAGES) * (size_t)sysconf(_SC_PAGESIZE); }
#define M1(n)                                                                                                                              \
    long n(void) { return -1; }
M1(svm_container_memory_limit_in_bytes)
M1(svm_container_memory_and_swap_limit_in_bytes) M1(svm_container_memory_soft_limit_in_bytes) M1(svm_container_memory_usage_in_bytes)
    M1(svm_container_memory_max_usage_in_bytes) M1(svm_container_rss_usage_in_bytes)
        M1(svm_container_cache_usage_in_bytes) int svm_container_active_processor_count(void) {
    return (int)sysconf(_SC_NPROCESSORS_ONLN);
}
