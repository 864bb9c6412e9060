export * from '@/common/config/field-words';
