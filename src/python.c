/* Python's C API, bound at run time: so the package loads where there is no Python, and the same code
 * serves an R session and a Python process. */
#include "rkeras.h"
#include <dlfcn.h>

rk_python_api rk_python;

void *rk_kept(void *object) {
  if (object != NULL) rk_python.keep(object);
  return object;
}

int rk_bind_python(void *library) {
#define BIND(field, symbol)                                                                        \
  do {                                                                                             \
    *(void **)(&rk_python.field) = dlsym(library, symbol);                                         \
    if (rk_python.field == NULL) return 0;                                                         \
  } while (0)
  BIND(is_initialized, "Py_IsInitialized");
  BIND(initialize, "Py_InitializeEx");
  BIND(set_program_name, "Py_SetProgramName");
  BIND(decode, "Py_DecodeLocale");
  BIND(gil_ensure, "PyGILState_Ensure");
  BIND(gil_release, "PyGILState_Release");
  BIND(run, "PyRun_SimpleStringFlags");
  BIND(call, "PyObject_CallFunctionObjArgs");
  BIND(integer, "PyLong_FromVoidPtr");
  BIND(pointer, "PyLong_AsVoidPtr");
  BIND(number, "PyLong_AsLong");
  BIND(real, "PyFloat_AsDouble");
  BIND(build, "Py_BuildValue");
  BIND(of_real, "PyFloat_FromDouble");
  BIND(of_number, "PyLong_FromLongLong");
  BIND(text, "PyUnicode_FromStringAndSize");
  BIND(tuple, "PyTuple_Pack");
  BIND(length, "PyTuple_Size");
  BIND(item, "PyTuple_GetItem");
  BIND(list, "PyList_New");
  BIND(set, "PyList_SetItem");
  BIND(element, "PyList_GetItem");
  BIND(find, "PyDict_GetItemWithError");
  BIND(next, "PyDict_Next");
  BIND(type, "PyObject_Type");
  BIND(raise, "PyErr_SetObject");
  BIND(raise_no_memory, "PyErr_NoMemory");
  BIND(raised, "PyErr_Occurred");
  BIND(report, "PyErr_WriteUnraisable");
  BIND(keep, "Py_IncRef");
  BIND(drop, "Py_DecRef");
  BIND(none, "_Py_NoneStruct");
  BIND(yes, "_Py_TrueStruct");
  BIND(no, "_Py_FalseStruct");
  BIND(type_of_reals, "PyFloat_Type");
#undef BIND
  return 1;
}
